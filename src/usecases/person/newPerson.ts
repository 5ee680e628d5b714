/** Decides what we know of somebody at first: who they are, and nothing else. */
import type { Person } from '../../domain/person';
import type { Caller } from '../actor';

export const newPerson = (caller: Caller): Person => ({
  id: caller.personId,
  name: caller.name,
  tenantId: caller.tenantId,
  referrer: {},
});
