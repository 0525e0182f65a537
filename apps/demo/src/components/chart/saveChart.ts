import { downloadFile } from '../downloadText.js'
import { drawPicture, type PictureContent } from './drawPicture.js'
import { toCsv } from './toCsv.js'

/** Offers the points of a chart as a CSV file. */
export function saveCsv({ title, lines, start, end }: Omit<PictureContent, 'canvas'>): void {
  downloadFile(
    `${fileName(title)}.csv`,
    new Blob([toCsv(lines, start, end)], { type: 'text/csv;charset=utf-8' }),
  )
}

/** Offers a picture of a chart with its title and legend. */
export async function savePng(content: PictureContent): Promise<void> {
  const picture = drawPicture(content)
  if (picture === undefined) return
  const blob = await new Promise<Blob | null>((resolve) => picture.toBlob(resolve, 'image/png'))
  if (blob) downloadFile(`${fileName(content.title)}.png`, blob)
}

/** A title as a name that every file system takes. */
function fileName(title: string): string {
  return (
    title
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replaceAll(/^[-.]+|-+$/g, '')
      .slice(0, 80) || 'chart'
  )
}
