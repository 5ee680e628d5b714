/** Decides that the made-up people are whole, found by whatever a person types, and fit the panel's rules. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { channelOf, findInCast, panelListOf, readCast } from '../../src/local/cast';

const root = join(__dirname, '..', '..');
const text = readFileSync(join(root, '.m365agentsplayground.yml'), 'utf8');
const cast = readCast(text);

describe('the people of the local client', () => {
  it('are the current user and the five that the client asks for', () => {
    expect(cast.people.map((p) => p.name)).toEqual([
      'Tess Teacher',
      'Cora Coordinator',
      'Chris Chair',
      'Vic Vicechair',
      'Hanna Health',
      'Scott School',
    ]);
    expect(cast.first.name).toBe('Tess Teacher');
  });

  it('have each their own ids', () => {
    expect(new Set(cast.people.map((p) => p.userId)).size).toBe(6);
    expect(new Set(cast.people.map((p) => p.personId)).size).toBe(6);
  });

  it('include a police chair from another tenant, and nobody else from there', () => {
    const guests = cast.people.filter((p) => p.guest);
    expect(guests.map((p) => p.name)).toEqual(['Chris Chair']);
    expect(guests[0]?.tenantId).not.toBe(cast.tenantId);
    expect(cast.tenants).toEqual([cast.tenantId, guests[0]?.tenantId]);
  });

  it('make a panel of a coordinator, a chair, a vice chair and two members of different agencies; the teacher is outside it', () => {
    const list = panelListOf(cast);
    expect(list.map((m) => [m.name, m.role])).toEqual([
      ['Cora Coordinator', 'coordinator'],
      ['Chris Chair', 'chair'],
      ['Vic Vicechair', 'vice-chair'],
      ['Hanna Health', 'member'],
      ['Scott School', 'member'],
    ]);
    expect(new Set(list.filter((m) => m.role === 'member').map((m) => m.agency)).size).toBe(2);
  });

  it('belong to agencies of the borough profile', () => {
    const profile = JSON.parse(readFileSync(join(root, 'config', 'ealing.json'), 'utf8')) as {
      agencies: { id: string }[];
    };
    expect(profile.agencies.map((a) => a.id)).toEqual(expect.arrayContaining(cast.people.map((p) => p.agency)));
  });

  it('meet in the channel of the client', () => {
    expect(channelOf(cast, 'http://127.0.0.1:1/')).toEqual({
      teamId: '19:team@thread.tacv2',
      channelId: '19:mase@thread.tacv2',
      serviceUrl: 'http://127.0.0.1:1/',
      tenantId: cast.tenantId,
    });
  });
});

describe('finding a person', () => {
  it.each([
    ['Cora Coordinator', 'Cora Coordinator'],
    ['cora', 'Cora Coordinator'],
    ['the coordinator', 'Cora Coordinator'],
    ['COORD', 'Cora Coordinator'],
    ['chair', 'Chris Chair'],
    ['police', 'Chris Chair'],
    ['police chair', 'Chris Chair'],
    ['vice chair', 'Vic Vicechair'],
    ['vicechair', 'Vic Vicechair'],
    ['vice-chair', 'Vic Vicechair'],
    ['vice', 'Vic Vicechair'],
    ['health', 'Hanna Health'],
    ['hanna.', 'Hanna Health'],
    ['school', 'Scott School'],
    ['teacher', 'Tess Teacher'],
  ])('"%s" means %s', (said, name) => {
    expect(findInCast(cast, said)?.name).toBe(name);
  });

  it.each(['', '  ', 'c', 'nobody', '!!'])('"%s" means nobody', (said) => {
    expect(findInCast(cast, said)).toBeUndefined();
  });

  it('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (said) => [undefined, ...cast.people].includes(findInCast(cast, said))));
  });
});

describe('a file that cannot be the cast', () => {
  it('is refused with every fault told', () => {
    expect(() => readCast('tenantId: no\nusers: []')).toThrow(/tenantId.*currentUser.*personalChat.*team/s);
  });

  it('is refused when somebody has no role', () => {
    expect(() => readCast(text.replace('29:health', '29:stranger'))).toThrow('no role is known for the id 29:stranger');
  });

  it('is refused without a coordinator', () => {
    expect(() => readCast(text.replace('29:coordinator', '29:school'))).toThrow('nobody is the coordinator');
  });
});
