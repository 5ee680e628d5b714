/** Decides how one commit is kept: state, events, index rows and messages together, or nothing. */
import { actionRow, concernRow, meetingRow } from '../../ports/projections';
import { VersionConflict, type Commit, type Kind, type Loaded, type States, type StoredEvent } from '../../ports/store';
import type { Instant } from '../../domain/calendar';
import { canonicalJson, chainEvent, type AuditKey, type Head } from '../chain';
import type { Statements } from './statements';

type Project = { readonly [K in Kind]: (state: States[K]) => void };

const nothingToIndex = (): void => undefined;

function projectInto(statements: Statements): Project {
  return {
    concern: (state) => statements.putConcern.run({ ...concernRow(state) }),
    action: (state) => {
      const row = actionRow(state);
      statements.putAction.run({ ...row, open: row.open ? 1 : 0 });
    },
    meeting: (state) => statements.putMeeting.run({ ...meetingRow(state) }),
    panel: nothingToIndex,
    person: nothingToIndex,
    views: nothingToIndex,
    counter: nothingToIndex,
  };
}

/** Writes one commit; call it inside a transaction. Returns the new version; throws `VersionConflict`. */
export function commitWriter(statements: Statements, auditKey: AuditKey, now: () => Instant) {
  const project = projectInto(statements);

  const writeState = <K extends Kind>({ kind, id, expectedVersion, state }: Commit<K>): void => {
    const json = JSON.stringify(state);
    const { changes } =
      expectedVersion === 0
        ? statements.create.run({ kind, id, state: json })
        : statements.update.run({ kind, id, state: json, expected: expectedVersion });
    if (changes === 0) throw new VersionConflict(kind, id, expectedVersion);
  };

  const writeEvents = ({ kind, id, events }: Commit<Kind>): void => {
    if (events.length === 0) return;
    let head = statements.head.get({ kind, id }) as Head | undefined;
    for (const event of events) {
      const { data, salt, ...link } = chainEvent({ kind, id }, head, event, auditKey);
      statements.addEvent.run({ kind, id, ...link });
      statements.addPayload.run({ kind, id, number: link.number, salt, data: canonicalJson(data) });
      head = link;
    }
  };

  const writeMessages = ({ messages }: Commit<Kind>): void => {
    const createdAt = now();
    for (const { key, lane, body } of messages)
      statements.addMessage.run({ key, lane, body: JSON.stringify(body), createdAt });
  };

  return <K extends Kind>(commit: Commit<K>): number => {
    writeState(commit);
    project[commit.kind](commit.state);
    writeEvents(commit);
    writeMessages(commit);
    return commit.expectedVersion + 1;
  };
}

export function loadState<K extends Kind>(statements: Statements, kind: K, id: string): Loaded<States[K]> | undefined {
  const row = statements.load.get({ kind, id }) as { readonly version: number; readonly state: string } | undefined;
  return row && { version: row.version, state: JSON.parse(row.state) as States[K] };
}

type EventRow = Omit<StoredEvent, 'data' | 'salt'> & { readonly salt: string | null; readonly data: string | null };

/** The events of an aggregate, oldest first; one whose payload was erased has no salt and empty data. */
export function eventsOf(statements: Statements, kind: Kind, id: string): readonly StoredEvent[] {
  const rows = statements.events.all({ kind, id }) as readonly EventRow[];
  return rows.map(({ salt, data, ...link }) =>
    salt === null || data === null
      ? { ...link, data: {} }
      : { ...link, salt, data: JSON.parse(data) as StoredEvent['data'] },
  );
}
