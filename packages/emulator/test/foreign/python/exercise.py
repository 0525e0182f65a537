"""Calls what python-monascaclient offers, and prints all answers as JSON."""
import json


def run(c):
    """Works with a client, however it was made."""
    answers = {}

    # Metrics
    dimensions = {'hostname': 'attic', 'service': 'home'}
    c.metrics.create(name='room.temp_c', dimensions=dimensions, timestamp=1767225600000, value=21.5,
                     value_meta={'sensor': 'a'})
    c.metrics.create(jsonbody=[
        {'name': 'room.temp_c', 'dimensions': dimensions, 'timestamp': 1767225660000, 'value': 22.5},
        {'name': 'room.humidity', 'dimensions': dimensions, 'timestamp': 1767225660000, 'value': 40},
    ])
    answers['metrics'] = c.metrics.list()
    answers['metrics of a dimension'] = c.metrics.list(name='room.humidity', dimensions={'service': 'home'})
    answers['names'] = c.metrics.list_names()
    answers['measurements'] = c.metrics.list_measurements(
        name='room.temp_c', start_time='2026-01-01T00:00:00Z', dimensions={'hostname': 'attic'})
    answers['statistics'] = c.metrics.list_statistics(
        name='room.temp_c', start_time='2026-01-01T00:00:00Z', statistics='avg,max,count', period=300)
    answers['dimension names'] = c.metrics.list_dimension_names()
    answers['dimension values'] = c.metrics.list_dimension_values(dimension_name='hostname')

    # Notification methods
    created = c.notifications.create(name='ops', type='EMAIL', address='ops@example.org')
    key = created['id']
    answers['notification'] = created
    answers['notifications'] = c.notifications.list()
    answers['notification changed'] = c.notifications.update(
        notification_id=key, name='ops', type='EMAIL', address='night@example.org', period=0)
    answers['notification patched'] = c.notifications.patch(notification_id=key, name='night')
    answers['notification found'] = c.notifications.get(notification_id=key)
    answers['notification types'] = c.notificationtypes.list()

    # Alarm definitions
    definition = c.alarm_definitions.create(name='warm', expression='avg(room.temp_c{hostname=attic}) > 30',
                                            severity='HIGH', alarm_actions=[key])
    answers['definition'] = definition
    answers['definition patched'] = c.alarm_definitions.patch(alarm_id=definition['id'], actions_enabled=False)
    answers['definitions'] = c.alarm_definitions.list(name='warm')
    answers['definition found'] = c.alarm_definitions.get(alarm_id=definition['id'])

    # Alarms
    answers['alarms'] = c.alarms.list()
    answers['alarm count'] = c.alarms.count()
    answers['alarm history'] = c.alarms.history_list()

    c.alarm_definitions.delete(alarm_id=definition['id'])
    c.notifications.delete(notification_id=key)
    answers['left'] = [c.alarm_definitions.list(), c.notifications.list()]
    print(json.dumps(answers))
