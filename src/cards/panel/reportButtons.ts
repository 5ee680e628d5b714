/** Decides the four answers that an owner can give for an action with one tap (product §1.7). */
import type { Action, Progress } from '../../domain/action/action';
import { button, type Button } from '../ref';

const ANSWERS: readonly (readonly [title: string, kind: Progress['kind'], style: Button['style']])[] = [
  ['Done', 'done', 'positive'],
  ['On track', 'on-track', 'default'],
  ['Blocked', 'blocked', 'default'],
  ['Cannot do', 'cannot-do', 'default'],
];

/** Verb `reportAction` with `action`, `revision`, `kind`, `from`, and the meeting of a digest. */
export const reportButtons = (action: Action, from: 'action' | 'digest', meeting?: string): readonly Button[] =>
  ANSWERS.map(([title, kind, style]) => {
    const data = { action: action.id, revision: action.revision, kind, from };
    return button(title, 'reportAction', meeting === undefined ? data : { ...data, meeting }, style);
  });
