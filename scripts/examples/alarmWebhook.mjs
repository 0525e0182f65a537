import { startScript } from '../lib/exampleProject.mjs'

/** The receiver registers itself, raises the alarm, and is notified. */
export async function checkAlarmWebhook({ folder }) {
  const receiver = await startScript(folder, 'start', [], /Waiting for notifications at http/, { PORT: '0' })
  try {
    await receiver.waitFor(/Room is too warm: UNDETERMINED → ALARM\./)
  } finally {
    await receiver.stop()
  }
}
