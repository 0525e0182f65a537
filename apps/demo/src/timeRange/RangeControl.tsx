import { IconZoomOut } from '@tabler/icons-react'
import { use } from 'react'
import { IconButton } from '../components/base/IconButton.js'
import { ChartZoomContext } from '../components/chart/ChartZoom.js'
import { lazyFloat } from '../components/float/lazyFloat.js'
import { useFrameRange } from './FrameRangeContext.js'
import { RangeButton } from './RangeButton.js'
import classes from './RangeControl.module.css'

const { Float: RangePopover, preload } = lazyFloat(
  () => import('./RangePopover.js').then((module) => module.RangePopover),
  RangeButton,
  'dialog',
)

/** Loads the panel of the range. */
export const preloadRangePopover = preload

/** Shows the range of all charts, opens the panel to change it, and goes back from a zoom. */
export function RangeControl() {
  const { live } = useFrameRange()
  const zoom = use(ChartZoomContext)
  return (
    <>
      {!live && (
        <IconButton
          className={classes['zoomOut']}
          title="Zoom out"
          aria-label="Zoom out"
          onClick={() => zoom?.zoomOut()}
        >
          <IconZoomOut size={15} aria-hidden="true" />
        </IconButton>
      )}
      <RangePopover />
    </>
  )
}
