import { Menu } from '@mantine/core'
import { IconDownload, IconPhoto, IconTable, IconZoomOut } from '@tabler/icons-react'
import { type RefObject, use } from 'react'
import { useOpenOnMount } from '../float/useOpenOnMount.js'
import { withMantine } from '../mantine/withMantine.js'
import { ChartMenuButton, type ChartMenuButtonProps } from './ChartMenuButton.js'
import { ChartZoomContext } from './ChartZoom.js'
import type { PictureContent } from './drawPicture.js'
import { saveCsv, savePng } from './saveChart.js'
import type { TimeChartHandle } from './TimeChart.js'

export type ChartMenuFloatProps = Pick<ChartMenuButtonProps, 'title' | 'isBesideMenu'> & {
  content: Omit<PictureContent, 'canvas'>
  plot: RefObject<TimeChartHandle | null>
  onTable: () => void
}

/** Other views of a chart, and a way back from a zoom. */
export const ChartMenuFloat = withMantine(function ChartMenuFloat({
  content,
  plot,
  onTable,
  ...button
}: ChartMenuFloatProps) {
  const { opened, setOpened, target } = useOpenOnMount()
  const zoom = use(ChartZoomContext)
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={190} shadow="md">
      <Menu.Target>
        <ChartMenuButton ref={target} {...button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTable size={15} aria-hidden="true" />} onClick={onTable}>
          Show as table
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDownload size={15} aria-hidden="true" />}
          onClick={() => saveCsv(content)}
        >
          Download CSV
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={15} aria-hidden="true" />}
          onClick={() => void savePng({ ...content, canvas: plot.current?.canvas() })}
        >
          Download PNG
        </Menu.Item>
        {zoom && (
          <Menu.Item leftSection={<IconZoomOut size={15} aria-hidden="true" />} onClick={zoom.zoomOut}>
            Zoom out
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
})
