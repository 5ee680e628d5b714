/** Says how a channel becomes the MASE channel, and who keeps the panel list (product §1.2). */
import { PANEL_ID, type Panel, type PanelChannel } from '../../../src/domain/panel/panel';
import { actorOf } from '../../../src/usecases/actor';
import { putMember, rememberChannel, removeMember, seePanel, useChannel } from '../../../src/usecases/panel/setUpPanel';
import {
  allowed,
  CHANNEL,
  eachHouse,
  openHouse,
  PANEL_LIST,
  refused,
  seat,
  stateOf,
  type House,
} from '../../support/house';
import { PEOPLE } from '../../support/people';

const { coordinator, chair, viceChair, health, school, teacher, outsider } = PEOPLE;
const no = (why: string) => ({ code: 'not-allowed', why });
const ELSEWHERE: PanelChannel = { ...CHANNEL, channelId: '19:another-made-up-channel' };
const MOVED_ADDRESS: PanelChannel = { ...CHANNEL, serviceUrl: 'https://moved.example.org/' };

describe('the first time', () => {
  let bare: House;
  beforeEach(() => {
    bare = openHouse();
  });
  afterEach(() => bare.store.close());

  it('the first coordinator makes a channel the MASE channel, and becomes its first member', async () => {
    const panel = allowed(await useChannel(bare, coordinator, CHANNEL));
    expect(panel.channel).toEqual(CHANNEL);
    expect(panel.members.map((m) => [m.personId, m.role])).toEqual([[coordinator.personId, 'coordinator']]);
  });

  it.each([teacher, chair, outsider])('nobody else does: $name', async (who) => {
    expect(refused(await useChannel(bare, who, CHANNEL))).toEqual(no('setup-only'));
  });

  it('only a channel of the allowed team will do, for whoever asks', async () => {
    expect(refused(await useChannel(bare, coordinator, { ...CHANNEL, teamId: '19:other' }))).toEqual(no('wrong-team'));
  });

  it('being on the list is not enough before one is on the channel’s roster', async () => {
    allowed(await useChannel(bare, coordinator, CHANNEL));
    expect(allowed(await actorOf(bare, coordinator)).member).toBeUndefined();
    bare.directory.put(coordinator);
    expect(allowed(await actorOf(bare, coordinator)).member?.role).toBe('coordinator');
  });
});

describe('once it stands', () => {
  const house = eachHouse();
  const panel = (): Promise<Panel> => stateOf(house(), 'panel', PANEL_ID);

  it('saying it again changes nothing', async () => {
    expect(refused(await useChannel(house(), coordinator, CHANNEL))).toEqual({ code: 'already-decided' });
  });

  it('moving it needs the chair, who stays the chair', async () => {
    for (const who of [coordinator, viceChair, health, teacher])
      expect(refused(await useChannel(house(), who, ELSEWHERE))).toEqual(no('chair-only'));
    expect(allowed(await useChannel(house(), chair, ELSEWHERE))).toEqual({ channel: ELSEWHERE, members: PANEL_LIST });
  });

  it('not even the chair moves it to another team', async () => {
    expect(refused(await useChannel(house(), chair, { ...ELSEWHERE, teamId: '19:other' }))).toEqual(no('wrong-team'));
  });

  it('a new address of the same channel is learnt, and nobody joins the panel by telling it', async () => {
    allowed(await useChannel(house(), outsider, MOVED_ADDRESS));
    expect(await panel()).toEqual({ channel: MOVED_ADDRESS, members: PANEL_LIST });
    await rememberChannel(house(), CHANNEL.channelId, CHANNEL.serviceUrl);
    expect(await panel()).toEqual({ channel: CHANNEL, members: PANEL_LIST });
  });

  it('what is done in another channel teaches nothing', async () => {
    await rememberChannel(house(), ELSEWHERE.channelId, 'https://other.example.org/');
    expect((await panel()).channel).toEqual(CHANNEL);
  });

  it.each([coordinator, chair, viceChair])('$name keeps the list', async (who) => {
    allowed(await putMember(house(), who, seat(outsider, 'member', 'probation')));
    expect((await panel()).members.map((m) => m.personId)).toContain(outsider.personId);
    allowed(await removeMember(house(), who, outsider.personId));
    expect((await panel()).members).toEqual(PANEL_LIST);
  });

  it.each([health, school, teacher])('$name does not, and does not see it', async (who) => {
    const refusal = no('coordinator-only');
    expect(refused(await putMember(house(), who, seat(who, 'chair', 'police')))).toEqual(refusal);
    expect(refused(await removeMember(house(), who, chair.personId))).toEqual(refusal);
    expect(refused(await seePanel(house(), who))).toEqual(refusal);
  });

  it('somebody has one entry; a new one takes the place of the old', async () => {
    allowed(await putMember(house(), coordinator, seat(health, 'vice-chair', 'health')));
    expect((await panel()).members.filter((m) => m.personId === health.personId).map((m) => m.role)).toEqual([
      'vice-chair',
    ]);
  });

  it('the last coordinator stays, whether removed or given another role', async () => {
    const results = [
      await removeMember(house(), chair, coordinator.personId),
      await putMember(house(), coordinator, seat(coordinator, 'member', 'social-care')),
    ];
    for (const result of results)
      expect(refused(result)).toMatchObject({ code: 'faults', faults: [{ field: 'person' }] });
    allowed(await putMember(house(), coordinator, seat(school, 'coordinator', 'education')));
    expect((await removeMember(house(), chair, coordinator.personId)).ok).toBe(true);
  });

  it('who is removed can do nothing with the list at the next click', async () => {
    allowed(await putMember(house(), coordinator, seat(school, 'coordinator', 'education')));
    allowed(await removeMember(house(), school, coordinator.personId));
    expect(refused(await seePanel(house(), coordinator))).toEqual(no('coordinator-only'));
  });

  it('a change of the list is on record with who made it', async () => {
    allowed(await removeMember(house(), coordinator, health.personId));
    const [event] = (await house().store.events('panel', PANEL_ID)).slice(-1);
    expect(event).toMatchObject({
      type: 'member-removed',
      by: coordinator.personId,
      data: { personId: health.personId },
    });
  });
});
