import type { DefinitionDocument } from '@monasca/core/definitions'
import { Document, isMap, isSeq, visit } from 'yaml'

/** Writes a document as YAML: a blank line between definitions, short lists on one line. */
export function formatYaml(content: DefinitionDocument): string {
  const document = new Document(content)
  visit(document, {
    Pair: (_, { value }) => {
      if (isSeq(value) && !value.items.some(isMap)) value.flow = true
    },
  })
  const definitions = document.get('definitions')
  if (isSeq(definitions)) {
    for (const [index, item] of definitions.items.entries()) {
      if (isMap(item) && index > 0) item.spaceBefore = true
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
