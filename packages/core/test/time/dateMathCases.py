"""Writes dateMathCases.json: what Grafana's date math means around clock changes, by Python's zoneinfo.

    python3 dateMathCases.py > dateMathCases.json && npx biome check --write dateMathCases.json

The rules are those of Grafana's datemath.ts on moment-timezone:

- s, m and h are exact; d, w, M, Q and y keep the time of day.
- A month after the 31st is the last day of the next month.
- A time of day that exists twice keeps its offset; one that does not exist moves forward by the gap.
- Rounding down leads to the first, rounding up to the last millisecond of the unit.

Each value is the result as the start and as the end of a range. All 2,772 were compared once with the same rules run on
moment-timezone 0.6.6, the library of Grafana: no difference.
"""

import json
import re
from calendar import monthrange
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

UTC = timezone.utc
MILLISECOND = timedelta(milliseconds=1)
EXACT = {'s': timedelta(seconds=1), 'm': timedelta(minutes=1), 'h': timedelta(hours=1)}
MONTHS = {'M': 1, 'Q': 3, 'y': 12, 'fQ': 3, 'fy': 12}

NOWS = {
    # 29 March 1:00Z and 25 October 1:00Z.
    'Europe/Berlin': [
        '2026-03-28T01:30:00.250Z',
        '2026-03-29T00:59:59.999Z',
        '2026-03-29T01:00:00.000Z',
        '2026-03-30T00:15:30.000Z',
        '2026-04-05T00:45:00.000Z',
        '2026-04-29T00:30:00.000Z',
        '2026-10-24T00:30:00.000Z',
        '2026-10-25T00:30:00.000Z',
        '2026-10-25T01:30:00.500Z',
        '2026-10-26T01:30:00.000Z',
        '2026-11-25T01:30:00.000Z',
        '2026-12-31T22:59:59.999Z',
        '2026-12-31T23:00:00.000Z',
    ],
    # 8 March 7:00Z and 1 November 6:00Z.
    'America/New_York': [
        '2026-03-07T07:30:00.000Z',
        '2026-03-08T06:59:59.999Z',
        '2026-03-08T07:00:00.000Z',
        '2026-03-09T06:30:00.000Z',
        '2026-04-08T06:30:00.000Z',
        '2026-11-01T05:30:00.000Z',
        '2026-11-01T06:30:00.125Z',
        '2026-11-02T06:30:00.000Z',
        '2026-12-01T06:30:00.000Z',
        '2028-02-29T17:00:00.000Z',
    ],
    # Half an hour: 4 April 15:00Z and 3 October 15:30Z.
    'Australia/Lord_Howe': [
        '2026-04-04T14:45:00.000Z',
        '2026-04-04T15:15:00.000Z',
        '2026-04-05T15:15:00.000Z',
        '2026-05-04T15:15:00.000Z',
        '2026-10-03T15:29:59.999Z',
        '2026-10-03T15:30:00.000Z',
        '2026-10-04T15:15:00.000Z',
        '2026-11-03T15:15:00.000Z',
    ],
    'Asia/Kolkata': ['2026-02-28T18:29:59.999Z', '2026-02-28T18:30:00.000Z', '2026-07-01T06:15:20.000Z'],
    # 12:45 and 13:45 ahead of UTC: 4 April 14:00Z and 26 September 14:00Z.
    'Pacific/Chatham': [
        '2026-04-04T13:30:00.000Z',
        '2026-04-04T14:30:00.000Z',
        '2026-04-05T14:30:00.000Z',
        '2026-09-26T13:59:59.999Z',
        '2026-09-26T14:00:00.000Z',
        '2026-09-27T13:30:00.000Z',
    ],
    'UTC': ['2026-03-31T10:00:00.000Z', '2024-02-29T23:59:59.999Z'],
}

TEXTS = [
    'now', 'now-6h', 'now-90m', 'now-1d', 'now+1d', 'now-7d', 'now-1w', 'now-1M', 'now-1Q', 'now-1y',
    'now/s', 'now/m', 'now/h', 'now/d', 'now/w', 'now/M', 'now/Q', 'now/y', 'now/fQ', 'now/fy',
    'now-1h/h', 'now-1d/d', 'now-1w/w', 'now-1M/M', 'now-1Q/fQ', 'now-1y/fy',
    'now/d+6h', 'now/d-1d', 'now-1d/d+2h-30m', 'now/w+1d/h', 'now/M-1d/d', 'now-24h', 'now+1M/M',
]  # fmt: skip

# First day of the week (0 is Sunday), first month of the fiscal year.
CALENDARS = {'Europe/Berlin': (1, 4), 'America/New_York': (0, 10), 'Australia/Lord_Howe': (1, 7)}


def parse(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00'))


def exists(local):
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)


def resolve(naive, zone, like):
    """The instant of a wall time: with the offset of `like`, if it can have it."""
    both = [naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    for local in both:
        if exists(local) and local.utcoffset() == like.utcoffset():
            return local.astimezone(UTC)
    return both[0].astimezone(UTC)


def add_months(naive, count):
    month = naive.year * 12 + naive.month - 1 + count
    year, month = month // 12, month % 12 + 1
    return naive.replace(year=year, month=month, day=min(naive.day, monthrange(year, month)[1]))


def shift(time, amount, unit, zone):
    if unit in EXACT:
        return time + amount * EXACT[unit]
    local = time.astimezone(zone)
    naive = local.replace(tzinfo=None, fold=0)
    if unit in MONTHS:
        naive = add_months(naive, amount * MONTHS[unit])
    else:
        naive += timedelta(days=amount * (7 if unit == 'w' else 1))
    return resolve(naive, zone, local)


def bounds(naive, unit, week_start, fiscal_start):
    """The first wall time of a unit, and the first after it."""
    if unit == 's':
        first = naive.replace(microsecond=0)
    elif unit == 'm':
        first = naive.replace(second=0, microsecond=0)
    elif unit == 'h':
        first = naive.replace(minute=0, second=0, microsecond=0)
    else:
        first = naive.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in EXACT:
        return first, first + EXACT[unit]
    if unit == 'd':
        return first, first + timedelta(days=1)
    if unit == 'w':
        # isoweekday: Monday is 1, Sunday 7.
        while first.isoweekday() % 7 != week_start:
            first -= timedelta(days=1)
        return first, first + timedelta(days=7)
    first = first.replace(day=1)
    starts = {'M': range(1, 13), 'Q': (1, 4, 7, 10), 'y': (1,)}.get(unit)
    if starts is None:
        starts = [(fiscal_start - 1 + step) % 12 + 1 for step in ((0,) if unit == 'fy' else (0, 3, 6, 9))]
    while first.month not in starts:
        first = add_months(first, -1)
    return first, add_months(first, MONTHS[unit])


def compute(now, text, zone, calendar, up):
    time = now
    for sign, digits, unit in re.findall(r'([-+/])(\d*)(fQ|fy|[smhdwMQy])', text[3:]):
        if sign != '/':
            time = shift(time, int(digits or 1) * (-1 if sign == '-' else 1), unit, zone)
            continue
        local = time.astimezone(zone)
        first, after = bounds(local.replace(tzinfo=None, fold=0), unit, *calendar)
        time = resolve(after - MILLISECOND if up else first, zone, local)
    return time.isoformat(timespec='milliseconds').replace('+00:00', 'Z')


def group(name, now):
    zone, calendar = ZoneInfo(name), CALENDARS.get(name, (1, 1))
    cases = {
        text: [compute(parse(now), text, zone, calendar, up) for up in (False, True)] for text in TEXTS
    }
    week_start, fiscal_start = calendar
    return {
        'zone': name,
        'now': now,
        'weekStart': week_start,
        'fiscalYearStart': fiscal_start,
        'cases': cases,
    }


print(json.dumps([group(name, now) for name, nows in NOWS.items() for now in nows], indent=2))
