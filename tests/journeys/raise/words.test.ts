import type { CardView } from '../../support/client';
import { BOT, CHANNEL_ID, HOME_TENANT, PEOPLE, personalChatOf, TEAM_ID } from '../../support/people';
import { cardsAbout, journey } from '../support/journey';
import { askedOn, asks, concernOn, draftUntil, press, raise, referenceOn } from '../support/raise';

const bot = journey('file');
const teacher = PEOPLE.teacher;

const say = async (text: string): Promise<CardView> => {
  await bot().as(teacher).say(text);
  return bot().as(teacher).card();
};

test('the welcome says 999 first, and offers to raise a concern', async () => {
  const [shown] = await bot().as(PEOPLE.health).install();
  const text = shown?.card?.text() ?? '';
  expect(text).toContain('call 999 first');
  expect(shown?.card?.buttons()).toEqual(['Raise a concern', 'My concerns', 'Who do I call', 'Help']);
  await press(bot().as(PEOPLE.health).card(), 'Raise a concern');
  expect(askedOn(bot().as(PEOPLE.health).card())).toContain('dangerNow');
});

test.each([
  'raise a concern',
  'Raise a concern.',
  '  RAISE  A CONCERN ',
  'I want to raise a concern',
  'report a concern',
])('“%s” begins with the child’s safety', async (text) => {
  expect(askedOn(await say(text))).toContain('dangerNow');
});

test('the first card on which nothing was saved is the same draft again', async () => {
  await say('raise a concern');
  await say('raise a concern');
  const list = await say('my concerns');
  expect(list.buttons().filter((b) => b === 'Resume')).toHaveLength(1);
});

test('“resume” with nothing begun says so', async () => {
  await bot().as(PEOPLE.outsider).say('resume');
  expect(bot().as(PEOPLE.outsider).card().text()).toContain('You have no unfinished concern');
});

test('“resume” opens the newest draft where it was left', async () => {
  await draftUntil(bot(), PEOPLE.school, asks('gp'));
  await bot().as(PEOPLE.school).say('Resume!');
  expect(askedOn(bot().as(PEOPLE.school).card())).toContain('gp');
});

test('“resume” opens a draft that calls for urgent action before a newer one', async () => {
  const urgent = await draftUntil(bot(), PEOPLE.viceChair, asks('childName'), { values: { harmLikely: 'yes' } });
  await bot().as(PEOPLE.viceChair).say('raise a concern');
  await bot().as(PEOPLE.viceChair).say('resume');
  expect(concernOn(bot().as(PEOPLE.viceChair).card())).toBe(urgent.concern);
});

test('deleting a draft that calls for urgent action is told to the coordinator, who learns who began it and nothing of what it said', async () => {
  await bot().as(PEOPLE.coordinator).install();
  const urgent = await draftUntil(bot(), PEOPLE.health, asks('childName'), { values: { harmLikely: 'yes' } });
  await press(urgent.card, 'Save and close');
  await bot().as(PEOPLE.health).say('my concerns');
  const list = bot().as(PEOPLE.health).card();
  await press(list, 'Delete draft');
  await press(list, 'Delete draft');
  await bot().settle();
  const told = cardsAbout(bot(), PEOPLE.coordinator, 'begun and deleted by its author');
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Hanna Health');
});

test('“my concerns” and “withdraw” list drafts by their day and submitted ones by reference, never by name', async () => {
  const { card } = await raise(bot(), PEOPLE.viceChair);
  const reference = referenceOn(card);
  await draftUntil(bot(), PEOPLE.viceChair, asks('gp'));
  for (const words of ['my concerns', 'withdraw', 'withdraw my concern']) {
    await bot().as(PEOPLE.viceChair).say(words);
    const text = bot().as(PEOPLE.viceChair).card().text();
    expect(text).toContain(reference);
    expect(text).toContain('Draft begun on 2 March 2026');
    expect(text).not.toContain('Robin');
  }
  const list = bot().as(PEOPLE.viceChair).card();
  await press(list, 'Open');
  expect(list.buttons()).toContain('Ask to withdraw');
});

test('a draft can be deleted, after being asked', async () => {
  await draftUntil(bot(), PEOPLE.chair, asks('gp'));
  await bot().as(PEOPLE.chair).say('my concerns');
  const list = bot().as(PEOPLE.chair).card();
  await press(list, 'Delete draft');
  expect(list.text()).toContain('Deleting it cannot be undone');
  await press(list, 'Keep it');
  expect(list.text()).toContain('Draft begun');
  await press(list, 'Delete draft');
  await press(list, 'Delete draft');
  expect(list.text()).toContain('You have not begun a concern here.');
});

test.each(['who do I call', 'Who do I call?', 'who should i ring', 'contacts'])(
  '“%s” gives the numbers, 999 first',
  async (words) => {
    const text = (await say(words)).text();
    const numbers = ['999', '020 8825 8000', '020 8825 8930', '0808 800 5000'];
    const places = numbers.map((n) => text.indexOf(n));
    expect(places.every((p) => p >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  },
);

test.each(['help', 'Help!', 'hello'])('“%s” names every word that can be typed', async (words) => {
  const text = (await say(words)).text();
  for (const known of ['raise a concern', 'resume', 'my concerns', 'withdraw', 'who do I call'])
    expect(text).toContain(known);
});

describe('anything else gets the number to call and a way on, and is neither kept nor said again', () => {
  test.each([
    ['nonsense', 'blorp fnord'],
    ['a story that mentions help', 'Robin Madeup needs help, a made-up man in a car'],
    ['an empty message', ''],
    ['a message of blanks', '   \n '],
    ['20,000 characters', 'z'.repeat(20_000)],
    ['a script', '<script>alert(1)</script> ${x} {{DATE()}}'],
    ['a reference that does not exist', 'what about MASE-2026-9999 then'],
  ])('%s', async (_, words) => {
    const before = bot().connector.calls.length;
    const card = await say(words);
    expect(card.text()).toContain('999');
    expect(card.buttons()).toContain('Raise a concern');
    const sent = bot()
      .connector.calls.slice(before)
      .map((c) => c.raw)
      .join('');
    for (const word of ['blorp', 'Robin', 'zzzz', 'alert', 'MASE-2026-9999']) {
      expect(sent).not.toContain(word);
      expect(bot().log.text()).not.toContain(word);
    }
  });
});

const attachment = (contentType: string, name: string): Record<string, unknown> => ({
  contentType,
  name,
  contentUrl: 'https://files.invalid/never-fetched',
});

const messageWith = (place: 'personal' | 'channel', attachments: readonly unknown[], text = ''): unknown => ({
  type: 'message',
  id: `in-file-${String(attachments.length)}-${place}`,
  channelId: 'msteams',
  serviceUrl: bot().connector.url,
  from: { id: teacher.userId, name: teacher.name, aadObjectId: teacher.personId },
  recipient: BOT,
  conversation:
    place === 'personal'
      ? { id: personalChatOf(teacher), conversationType: 'personal', tenantId: HOME_TENANT }
      : { id: CHANNEL_ID, conversationType: 'channel', isGroup: true, tenantId: HOME_TENANT },
  channelData: {
    tenant: { id: HOME_TENANT },
    ...(place === 'channel' ? { team: { id: TEAM_ID }, channel: { id: CHANNEL_ID } } : {}),
  },
  text,
  attachments,
});

test.each([
  ['a file', 'application/vnd.microsoft.teams.file.download.info', 'Robin Madeup.docx'],
  ['a picture', 'image/png', 'Robin.png'],
])(
  '%s is never fetched: it asks not to send or copy images of abuse, and to tell the police',
  async (_, type, name) => {
    for (const place of ['personal', 'channel'] as const) {
      const before = bot().connector.calls.length;
      await bot().post(messageWith(place, [attachment(type, name)], 'raise a concern'));
      const sent = bot().connector.calls.slice(before);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.raw).toContain('never copy images of abuse');
      expect(sent[0]?.raw).toContain('tell the police');
      expect(sent[0]?.raw).not.toContain('Robin');
    }
    expect(bot().log.text()).not.toContain('Robin');
  },
);

test.each(['raise a concern', 'Robin Madeup is in a made-up car', 'my concerns', 'help', ''])(
  'in the channel “%s” gets only a pointer to the person’s own chat',
  async (words) => {
    const shown = await bot().inChannel(teacher).say(words);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.card).toBeUndefined();
    expect(shown[0]?.text).toContain('in our own chat');
    expect(shown[0]?.text).not.toContain('Robin');
  },
);

test('a group chat gets only the pointer, and no button works there', async () => {
  const group = { id: '19:made-up-group', conversationType: 'groupChat', isGroup: true, tenantId: HOME_TENANT };
  const from = { ...(messageWith('personal', []) as object), conversation: group, attachments: [] };
  const before = bot().connector.calls.length;
  await bot().post({ ...from, text: 'raise a concern' });
  const sent = bot().connector.calls.slice(before);
  expect(sent.map((c) => c.body['text'])).toEqual([expect.stringContaining('in our own chat')]);
  const value = { action: { type: 'Action.Execute', verb: 'raiseConcern', data: {} }, trigger: 'manual' };
  const answer = await bot().post({ ...from, type: 'invoke', name: 'adaptiveCard/action', value });
  expect(answer.text).toContain('does not work here');
});
