import { createClient } from '@monasca/core'

const client = createClient({
  authUrl: '/identity',
  username: 'mini-mon',
  password: 'password',
  projectName: 'mini-mon',
  endpoint: '/v2.0',
})
const { elements } = await client.alarms.list({ state: 'ALARM' })
document.body.textContent = elements.map((alarm) => alarm.alarmDefinition.name).join(', ')
