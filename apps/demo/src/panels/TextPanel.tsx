import { type ReactNode, useMemo } from 'react'
import { PanelLink } from './PanelLink.js'
import { PanelState } from './PanelState.js'
import { type Block, type Inline, parseText } from './parseText.js'
import classes from './TextPanel.module.css'

/** A text in a small part of Markdown; see `parseText`. */
export function TextPanel({ text }: { text: string }) {
  const blocks = useMemo(() => parseText(text), [text])
  return (
    <PanelState
      hasData
      error={null}
      onRetry={() => {}}
      empty={blocks.length === 0 ? 'No text yet.' : undefined}
    >
      <div className={classes['text']}>{blocks.map(renderBlock)}</div>
    </PanelState>
  )
}

function renderBlock(block: Block, index: number): ReactNode {
  switch (block.type) {
    case 'heading':
      return <h3 key={index}>{block.parts.map(renderInline)}</h3>
    case 'paragraph':
      return <p key={index}>{block.parts.map(renderInline)}</p>
    case 'code':
      return <pre key={index}>{block.text}</pre>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List key={index}>
          {block.items.map((parts, item) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered as a whole
            <li key={item}>{parts.map(renderInline)}</li>
          ))}
        </List>
      )
    }
  }
}

function renderInline(part: Inline, index: number): ReactNode {
  switch (part.type) {
    case 'text':
      return part.text
    case 'code':
      return <code key={index}>{part.text}</code>
    case 'strong':
      return <strong key={index}>{part.parts.map(renderInline)}</strong>
    case 'emphasis':
      return <em key={index}>{part.parts.map(renderInline)}</em>
    case 'link':
      return part.address.startsWith('/') ? (
        <PanelLink key={index} to={part.address}>
          {part.parts.map(renderInline)}
        </PanelLink>
      ) : (
        <a key={index} href={part.address} target="_blank" rel="noreferrer">
          {part.parts.map(renderInline)}
        </a>
      )
  }
}
