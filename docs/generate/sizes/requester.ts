import { createRequester, createSession, listAlarms } from '@monasca/core'
import { Password } from '@monasca/core/identity'

const auth = new Password({
  authUrl: '/identity',
  username: 'mini-mon',
  password: 'password',
  projectName: 'mini-mon',
})
const requester = createRequester({ session: createSession({ auth }), endpoint: '/v2.0' })
const { elements } = await listAlarms(requester, { state: 'ALARM' })
document.body.textContent = elements.map((alarm) => alarm.alarmDefinition.name).join(', ')
