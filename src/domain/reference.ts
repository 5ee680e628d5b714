/** Decides how a thing is called outside an authorised view: `MASE-2026-0042`, `CON-2026-0007` (product §1.1). */

export type ReferenceSeries = 'MASE' | 'CON';

export interface Counter {
  readonly last: number;
}

/** The id of the counter that numbers one series in one year. */
export const counterId = (series: ReferenceSeries, year: number): string => `${series}-${String(year)}`;

export const formatReference = (series: ReferenceSeries, year: number, n: number): string =>
  `${counterId(series, year)}-${String(n).padStart(4, '0')}`;
