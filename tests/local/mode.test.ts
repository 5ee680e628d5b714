/** Decides that one person can play the whole cast, that time moves as told, and that both survive a restart. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/clock';
import { readCast } from '../../src/local/cast';
import { createLocalMode, type LocalActivity, type LocalMode } from '../../src/local/mode';
import type { Address, Messenger, Outgoing } from '../../src/ports/messenger';

const cast = readCast(readFileSync(join(__dirname, '..', '..', '.m365agentsplayground.yml'), 'utf8'));
const byRole = (role: string) => {
  const found = cast.people.find((p) => p.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found;
};

/** Wednesday 25 November 2026, 10:15 in London. */
const START = Date.parse('2026-11-25T10:15:00.000Z');

let dataDir: string;
let replies: string[];
let setUps: { coordinator: string; channel: string; members: number }[];
let clockMoves: string[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'local-mode-'));
  replies = [];
  setUps = [];
  clockMoves = [];
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const open = (): LocalMode => createLocalMode({ cast, dataDir, realNow: () => START, clockFrom: systemClock });

const hear = (mode: LocalMode) =>
  mode.createBeforeTurn<LocalActivity>({
    reply: (_, text) => {
      replies.push(text);
      return Promise.resolve();
    },
    setUpPanel: (coordinator, channel, members) => {
      setUps.push({ coordinator: coordinator.name, channel: channel.channelId, members: members.length });
      return Promise.resolve();
    },
    onClockMoved: () => {
      clockMoves.push(mode.clock.now());
      return Promise.resolve();
    },
  });

const from = (userId: string) => ({ id: userId, name: 'Somebody', aadObjectId: 'unknown' });
const said = (text: string, userId = cast.first.userId): LocalActivity => ({
  type: 'message',
  serviceUrl: 'http://127.0.0.1:56150/_connector',
  text,
  from: from(userId),
});
const clicked = (userId = cast.first.userId): LocalActivity => ({ ...said(''), type: 'invoke', from: from(userId) });

describe('act as', () => {
  it('leaves the client’s own user in place at first, with the ids of the cast', async () => {
    const turn = await hear(open())(said('raise a concern'));
    expect(turn).toMatchObject({
      text: 'raise a concern',
      from: { name: 'Tess Teacher', aadObjectId: cast.first.personId },
    });
  });

  it.each(cast.people.map((p) => [p.role, p] as const))(
    'makes what is typed and clicked that of the %s',
    async (role, person) => {
      const listen = hear(open());
      expect(await listen(said(`act as ${role}`))).toBe('handled');
      expect(replies[0]).toContain(`You now act as ${person.name} (${role}).`);
      const expected = {
        id: person.userId,
        name: person.name,
        aadObjectId: person.personId,
        tenantId: person.tenantId,
      };
      expect(await listen(said('help'))).toMatchObject({ from: expected });
      expect(await listen(clicked())).toMatchObject({ type: 'invoke', from: expected });
    },
  );

  it('answers an unknown name with everyone who can be played, and changes nothing', async () => {
    const mode = open();
    expect(await hear(mode)(said('act as somebody else'))).toBe('handled');
    for (const p of cast.people) expect(replies[0]).toContain(`${p.name} (${p.role})`);
    expect(mode.actor()).toBe(cast.first);
  });

  it('is remembered across a restart', async () => {
    await hear(open())(said('act as coordinator'));
    expect(open().actor().name).toBe('Cora Coordinator');
  });

  it('leaves another member of the cast who they are, with their own tenant', async () => {
    const listen = hear(open());
    await listen(said('act as coordinator'));
    const chair = byRole('police chair');
    expect(await listen(clicked(chair.userId))).toMatchObject({
      from: { aadObjectId: chair.personId, tenantId: chair.tenantId },
    });
  });

  it('leaves a stranger untouched', async () => {
    const activity = clicked('29:stranger');
    expect(await hear(open())(activity)).toBe(activity);
  });
});

describe('clock', () => {
  it.each([
    ['clock +5d', '2026-11-30T10:15:00.000Z'],
    ['clock +2h', '2026-11-25T12:15:00.000Z'],
    ['clock 2026-12-01 09:00', '2026-12-01T09:00:00.000Z'],
    ['clock 2027-06-01 09:00', '2027-06-01T08:00:00.000Z'],
    ['clock +26w', '2027-05-26T09:15:00.000Z'],
  ])('"%s" takes the whole bot to %s, and what fell due is done at once', async (words, instant) => {
    const mode = open();
    expect(await hear(mode)(said(words))).toBe('handled');
    expect(mode.clock.now()).toBe(instant);
    expect(clockMoves).toEqual([instant]);
  });

  it('adds one move to another, says the day in words, and comes back to the real time', async () => {
    const mode = open();
    const listen = hear(mode);
    await listen(said('clock +5d'));
    await listen(said('clock +2d'));
    expect(replies[1]).toBe('It is 10:15 on Wednesday 2 December 2026 here.');
    await listen(said('clock reset'));
    expect(mode.clock.now()).toBe('2026-11-25T10:15:00.000Z');
    expect(clockMoves).toHaveLength(3);
  });

  it('is remembered across a restart', async () => {
    await hear(open())(said('clock +5d'));
    expect(open().clock.today()).toBe('2026-11-30');
  });

  it.each(['clock', 'clock yesterday'])('"%s" moves nothing and says what can be said', async (words) => {
    const mode = open();
    expect(await hear(mode)(said(words))).toBe('handled');
    expect(replies[0]).toContain('Say "clock +5d"');
    expect(mode.clock.now()).toBe('2026-11-25T10:15:00.000Z');
    expect(clockMoves).toEqual([]);
  });

  it('starts from the real time when its file cannot be read', () => {
    writeFileSync(join(dataDir, 'local.json'), '{ torn');
    expect(open().clock.now()).toBe('2026-11-25T10:15:00.000Z');
  });
});

describe('setting up the panel', () => {
  it('happens once, by the coordinator, before the first turn is answered', async () => {
    const listen = hear(open());
    await Promise.all([listen({ ...clicked(), type: 'installationUpdate' }), listen(said('help'))]);
    await listen(said('raise a concern'));
    expect(setUps).toEqual([{ coordinator: 'Cora Coordinator', channel: '19:mase@thread.tacv2', members: 5 }]);
  });

  it('is tried again at the next turn when it failed', async () => {
    let tries = 0;
    const listen = open().createBeforeTurn<LocalActivity>({
      reply: () => Promise.resolve(),
      setUpPanel: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('the roster cannot be read')) : Promise.resolve();
      },
      onClockMoved: () => Promise.resolve(),
    });
    await expect(listen(said('help'))).rejects.toThrow('the roster cannot be read');
    await expect(listen(said('help'))).resolves.toMatchObject({ text: 'help' });
    expect(tries).toBe(2);
  });

  it('names the cast’s coordinator, team and both tenants as the settings of first use', () => {
    expect(open().setup).toEqual({
      firstCoordinator: byRole('coordinator').personId,
      allowedTeam: '19:team@thread.tacv2',
      allowedTenants: [cast.tenantId, byRole('police chair').tenantId],
    });
  });
});

describe('messages to the cast', () => {
  const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'An action is yours' }] };
  const message: Outgoing = { card, summary: 'MASE-1: an action for you' };
  const personal = (personId: string): Address => ({
    kind: 'person',
    conversationId: 'a:elsewhere',
    serviceUrl: 'http://127.0.0.1/',
    personId,
    name: 'Somebody',
  });

  /** A messenger that keeps what it was told to send. */
  function recorder(): { readonly messenger: Messenger; readonly sent: { to: Address; message: Outgoing }[] } {
    const sent: { to: Address; message: Outgoing }[] = [];
    return {
      sent,
      messenger: {
        post: (to, m) => {
          sent.push({ to, message: m });
          return Promise.resolve({ conversationId: 'c', activityId: '1' });
        },
        update: (to, _, m) => {
          sent.push({ to, message: m });
          return Promise.resolve();
        },
        openPersonal: () => Promise.resolve({ conversationId: 'a:new' }),
      },
    };
  }

  it.each(cast.people.map((p) => [p.role, p] as const))(
    'for the %s arrive in the one chat, headed by whom they are for',
    async (role, p) => {
      const { messenger, sent } = recorder();
      const local = open().messenger(messenger);
      await local.post(personal(p.personId), message);
      await local.update(personal(p.personId), { conversationId: 'a:personal', activityId: '1' }, message);
      const heading = `For ${p.name}, ${role}`;
      for (const { to, message: got } of sent) {
        expect(to).toMatchObject({ kind: 'person', conversationId: 'a:personal' });
        expect(got.card['body']).toEqual([expect.objectContaining({ text: heading, wrap: true }), ...card.body]);
        expect(got.summary).toBe(`${heading}: ${message.summary}`);
      }
      expect(sent).toHaveLength(2);
    },
  );

  it('open the one chat, also for those who never wrote', async () => {
    const local = open().messenger(recorder().messenger);
    const to = {
      personId: byRole('health').personId,
      userId: '29:health',
      serviceUrl: 'http://127.0.0.1/',
      tenantId: 't',
    };
    expect(await local.openPersonal(to)).toEqual({ conversationId: 'a:personal' });
    expect(await local.openPersonal({ ...to, personId: 'stranger' })).toEqual({ conversationId: 'a:new' });
  });

  it('in the channel, and for strangers, are left as they are', async () => {
    const { messenger, sent } = recorder();
    const local = open().messenger(messenger);
    const channel: Address = { kind: 'channel', channelId: 'x', serviceUrl: 'http://127.0.0.1/', tenantId: 't' };
    await local.post(channel, message);
    await local.post(personal('stranger'), message);
    expect(sent).toEqual([
      { to: channel, message },
      { to: personal('stranger'), message },
    ]);
  });
});

it('the roster shows the chair as a guest from another tenant', async () => {
  const channel = { teamId: 't', channelId: 'c', serviceUrl: 'http://127.0.0.1/', tenantId: cast.tenantId };
  const plain = cast.people.map((p) => ({
    personId: p.personId,
    userId: p.userId,
    name: p.name,
    tenantId: cast.tenantId,
    guest: false,
  }));
  const roster = await open()
    .directory({ roster: () => Promise.resolve(plain) })
    .roster(channel);
  expect(roster.filter((r) => r.guest).map((r) => r.name)).toEqual(['Chris Chair']);
  expect(roster.map((r) => r.tenantId)).toEqual(cast.people.map((p) => p.tenantId));
});
