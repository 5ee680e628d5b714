/** Decides what a test sees of the log: every line, as it was written. */
import type { Log } from '../../src/ports/log';

export interface LogLine {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

export interface RecordingLog extends Log {
  readonly lines: readonly LogLine[];
  /** All of it as text, to be searched for what must not be there. */
  readonly text: () => string;
}

/** A log that keeps its lines. */
export function recordingLog(): RecordingLog {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields, message });
    };
  return { lines, text: () => JSON.stringify(lines), info: at('info'), warn: at('warn'), error: at('error') };
}
