/** Decides what happens when the card of a case cannot be shown in the channel: the coordinator is told, so that no case is overlooked (architecture §2.4). */
import { PANEL_ID } from '../../domain/panel/panel';
import { ok } from '../../domain/refusal';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { coordinatorMessage } from '../messages';
import { coordinatorIds } from './coordinators';

/** Tells whoever does the coordinator's work today of the case whose card was given up. Doing it again sends nothing more. */
export async function markChannelUnreached(deps: Deps, concernId: string, key: string): Promise<void> {
  await change(deps, 'panel', PANEL_ID, (panel) =>
    ok({
      state: panel,
      events: [{ type: 'channel-not-reached', by: 'system', at: momentOf(deps).at, data: { key } }],
      messages: coordinatorIds(panel, deps).map((to) => coordinatorMessage(concernId, to, 'undelivered', key)),
    }),
  );
}
