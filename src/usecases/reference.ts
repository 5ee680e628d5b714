/** Decides the next reference of a series: from a counter, once each; gaps are fine (architecture §2.3). */
import { counterId, formatReference, type ReferenceSeries } from '../domain/reference';
import { ok } from '../domain/refusal';
import { change, momentOf } from './change';
import type { Deps } from './deps';

export async function nextReference(deps: Deps, series: ReferenceSeries): Promise<string> {
  const { at, on } = momentOf(deps);
  const year = Number(on.slice(0, 4));
  const counted = await change(
    deps,
    'counter',
    counterId(series, year),
    (counter) =>
      ok({ state: { last: counter.last + 1 }, events: [{ type: 'counted', by: 'system' as const, at, data: {} }] }),
    { last: 0 },
  );
  if (!counted.ok) throw new Error(`no ${series} reference could be taken`);
  return formatReference(series, year, counted.value.last);
}
