import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import type { FileProblem } from './file/readYaml.js'
import classes from './ImportPage.module.css'
import { MarkedText } from './MarkedText.js'

export type FileInputProps = {
  text: string
  problems: readonly FileProblem[]
  disabled: boolean
  onChange: (text: string) => void
}

/** Bytes: larger files are not read at all. */
const maximumBytes = 5_000_000

const placeholder = `version: 1
definitions:
  - name: CPU busy
    severity: HIGH
    expression: avg(cpu.user_perc, 300) > 90
    match_by: [hostname]
    alarm_actions: [On call]`

/** A text of alarm definitions: typed, pasted, dropped or from a file. Shows its problems, with their lines. */
export function FileInput({ text, problems, disabled, onChange }: FileInputProps) {
  const [isOver, setOver] = useState(false)
  const [failure, setFailure] = useState<string>()
  const input = useRef<HTMLTextAreaElement>(null)
  const read = async (file: File | null | undefined) => {
    if (!file) return
    if (file.size > maximumBytes) {
      setFailure(`“${file.name}” is larger than 5 MB.`)
      return
    }
    try {
      onChange(await file.text())
      setFailure(undefined)
    } catch {
      setFailure(`Couldn’t read “${file.name}”.`)
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) void read(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a third way beside the button and pasting
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (![...event.dataTransfer.types].includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setOver(false)
      }}
      onDrop={onDrop}
    >
      <Group gap="xs" mb={8}>
        <FileButton accept=".yaml,.yml,.json" disabled={disabled} onChange={(file) => void read(file)}>
          {(props) => (
            <Button
              {...props}
              size="xs"
              variant="default"
              leftSection={<IconFileUpload size={15} aria-hidden="true" />}
            >
              Choose file
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed">
          or drop a file here, or paste its content below
        </Text>
      </Group>
      {failure && (
        <Text size="sm" c="var(--text-bad)" role="alert">
          {failure}
        </Text>
      )}
      <Textarea
        ref={input}
        label="YAML or JSON"
        placeholder={placeholder}
        rows={14}
        readOnly={disabled}
        spellCheck={false}
        autoComplete="off"
        value={text}
        error={problems.length > 0}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        classNames={{ input: classes['text'] ?? '' }}
      />
      {problems.length > 0 && (
        <ul className={classes['problems']} aria-label="Problems of the file">
          {problems.map(({ line, place, text: words }) => (
            <li key={`${line} ${words}`}>
              {line !== undefined && (
                <button type="button" onClick={() => selectLine(input.current, line)}>
                  Line {line}
                </button>
              )}{' '}
              {place !== undefined && <strong>{place}: </strong>}
              <MarkedText text={words} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function selectLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 4)
}
