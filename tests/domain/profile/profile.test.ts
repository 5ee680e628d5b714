/** Checks the borough profile: Ealing's is whole and says what the strategy says; a broken one is told all its faults at once. */
import ealing from '../../../config/ealing.json';
import { profileSchema } from '../../../src/domain/profile/profile';

it('Ealing’s profile is whole', () => {
  expect(profileSchema.safeParse(ealing).error?.issues ?? []).toEqual([]);
});

it.each([
  ['emergency', '999', undefined],
  ['ecirs', '020 8825 8000', '24 hours'],
  ['advisers', '020 8825 8930', undefined],
  ['nspcc', '0808 800 5000', undefined],
  ['adultSafeguarding', undefined, undefined],
] as const)('%s has the number that the strategy gives, and none that it does not', (id, phone, hours) => {
  const contact = profileSchema.parse(ealing).contacts[id];
  expect([contact.phone, contact.hours, contact.checkedOn, contact.checkedBy]).toEqual([phone, hours, null, null]);
});

it('has agencies with ids of their own, and enough core ones to approve an action', () => {
  const { agencies, approval } = profileSchema.parse(ealing);
  expect(new Set(agencies.map((a) => a.id)).size).toBe(agencies.length);
  expect(agencies.filter((a) => a.core).length).toBeGreaterThan(approval.agencies);
});

it('keeps the deadlines of the product', () => {
  const p = profileSchema.parse(ealing);
  expect([p.meetings.cutOffWorkingDays, p.meetings.agendaDays, p.reminders.workingDaysBefore, p.reminders.at]).toEqual([
    10,
    7,
    [10, 5, 2],
    '08:30',
  ]);
  expect(p.chases).toEqual({
    urgentAgainMinutes: 60,
    urgentEscalateMinutes: 120,
    nextDayAgainMinutes: 240,
    nextDayEscalateAt: '10:00',
  });
  expect(p.floors.underThirteen).toBeNull();
});

it('tells every fault at once', () => {
  const broken = {
    ...ealing,
    borough: '',
    approval: { agencies: 0 },
    reminders: { ...ealing.reminders, at: 'soon' },
    extra: true,
  };
  const paths = profileSchema.safeParse(broken).error?.issues.map((i) => i.path.join('.'));
  expect(paths).toEqual(expect.arrayContaining(['', 'borough', 'approval.agencies', 'reminders.at']));
});
