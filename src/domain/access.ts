/** Decides who may do what: one pure function, asked by every use case (product §1.2). */
import type { Action } from './action/action';
import type { Concern } from './concern/concern';
import type { PanelMember, PanelRole } from './panel/panel';
import type { PersonId } from './person';
import { notAllowed, ok, type NotAllowedReason, type Result } from './refusal';

/** A person as the server knows them now. `member` is set only for someone on the channel's roster and on the panel list. */
export interface Actor {
  readonly personId: PersonId;
  readonly name: string;
  readonly tenantId: string;
  readonly member?: PanelMember;
}

/** What is asked for, and about what. */
export type Request =
  | { readonly verb: 'write-concern' | 'follow-own-concern'; readonly concern: Concern }
  | { readonly verb: 'see-case' | 'see-identity' | 'see-wording'; readonly concern: Concern }
  | { readonly verb: 'triage' | 'list-case' | 'escalate' | 'propose-action'; readonly concern: Concern }
  | { readonly verb: 'approve-action' | 'report-action' | 'see-action'; readonly action: Action }
  | { readonly verb: 'run-meeting' | 'see-meetings' | 'keep-panel-list' };

const LEADERS: readonly PanelRole[] = ['coordinator', 'chair', 'vice-chair'];
const APPROVERS: readonly PanelRole[] = ['member', 'chair', 'vice-chair'];
const CORE: readonly PanelRole[] = ['member', 'coordinator', 'chair', 'vice-chair'];

const has = (actor: Actor, roles: readonly PanelRole[]): boolean =>
  actor.member !== undefined && roles.includes(actor.member.role);

/** The roles that may know of a concern that is not the actor's own: consultations are for those who lead the panel, drafts for nobody. */
function readersOf(concern: Concern): readonly PanelRole[] {
  switch (concern.stage) {
    case 'case':
      return CORE;
    case 'consultation':
      return LEADERS;
    case 'draft':
    case 'deleted':
      return [];
  }
}

const submitted = (concern: Concern): boolean => readersOf(concern).length > 0;

function reasonAgainst(actor: Actor, request: Request): NotAllowedReason | undefined {
  switch (request.verb) {
    case 'write-concern':
    case 'follow-own-concern':
      return request.concern.author.id === actor.personId ? undefined : 'not-yours';
    case 'see-case':
      if (!submitted(request.concern)) return 'not-yours';
      return has(actor, request.concern.stage === 'case' ? [...CORE, 'auditor'] : LEADERS) ? undefined : 'members-only';
    case 'see-identity':
      if (request.concern.author.id === actor.personId) return undefined;
      if (!submitted(request.concern)) return 'not-yours';
      return has(actor, readersOf(request.concern)) ? undefined : 'members-only';
    // An author who is not of the panel reads the form they wrote, and not what the panel does about it.
    case 'see-wording':
    case 'propose-action':
      if (!submitted(request.concern)) return 'not-yours';
      return has(actor, readersOf(request.concern)) ? undefined : 'members-only';
    case 'triage':
    case 'list-case':
    case 'escalate':
      if (!submitted(request.concern)) return 'not-yours';
      return has(actor, LEADERS) ? undefined : 'coordinator-only';
    case 'run-meeting':
    case 'keep-panel-list':
      return has(actor, LEADERS) ? undefined : 'coordinator-only';
    case 'see-meetings':
      return has(actor, [...CORE, 'auditor']) ? undefined : 'members-only';
    case 'see-action':
      return request.action.owner.id === actor.personId || has(actor, CORE) ? undefined : 'members-only';
    case 'report-action':
      return request.action.owner.id === actor.personId ? undefined : 'owner-only';
    case 'approve-action':
      if (!has(actor, APPROVERS)) return has(actor, ['coordinator']) ? 'chair-only' : 'members-only';
      return request.action.proposedBy.personId === actor.personId ? 'own-proposal' : undefined;
  }
}

/** Whether the actor may; a refusal says why not. Checked on the server at every click, never from what a card carries. */
export function may(actor: Actor, request: Request): Result<Actor> {
  const reason = reasonAgainst(actor, request);
  return reason === undefined ? ok(actor) : notAllowed(reason);
}
