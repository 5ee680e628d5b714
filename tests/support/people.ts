/** Decides who plays in the tests: obviously made-up people and one made-up team. */

/** One made-up user of Teams. */
export interface Player {
  readonly personId: string;
  readonly userId: string;
  readonly name: string;
  readonly tenantId: string;
  readonly guest: boolean;
}

export const HOME_TENANT = '11111111-1111-4111-8111-111111111111';
export const POLICE_TENANT = '22222222-2222-4222-8222-222222222222';
export const STRANGE_TENANT = '99999999-9999-4999-8999-999999999999';

const player = (n: number, name: string, tenantId = HOME_TENANT): Player => ({
  personId: `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`,
  userId: `29:made-up-${String(n)}`,
  name,
  tenantId,
  guest: tenantId !== HOME_TENANT,
});

export const PEOPLE = {
  teacher: player(1, 'Tess Teacher'),
  coordinator: player(2, 'Cora Coordinator'),
  chair: player(3, 'Chris Chair', POLICE_TENANT),
  viceChair: player(4, 'Vic Vicechair'),
  health: player(5, 'Hanna Health'),
  school: player(6, 'Scott School'),
  outsider: player(7, 'Olly Outsider'),
  stranger: player(8, 'Sam Stranger', STRANGE_TENANT),
} as const;

export const TEAM_ID = '19:team-of-tests@thread.tacv2';
export const CHANNEL_ID = '19:panel-of-tests@thread.tacv2';
export const BOT = { id: '28:bot-of-tests', name: 'Raise a concern' } as const;

export const personalChatOf = (person: Pick<Player, 'userId'>): string => `a:chat-${person.userId}`;
