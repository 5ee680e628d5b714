/** Decides that only the words of local mode are taken from the bot, and that each means what it says. */
import * as fc from 'fast-check';
import { commandIn, type Command } from '../../src/local/commands';

const forward = (days: number, minutes: number): Command => ({ kind: 'clock-forward', days, minutes });

describe('a typed command', () => {
  it.each<[string, Command]>([
    ['act as cora', { kind: 'act-as', who: 'cora' }],
    ['Act as the police chair', { kind: 'act-as', who: 'the police chair' }],
    ['<at>Raise a concern</at> act as health', { kind: 'act-as', who: 'health' }],
    ['act as', { kind: 'act-as', who: '' }],
    ['clock +5d', forward(5, 0)],
    ['clock + 5 days', forward(5, 0)],
    ['clock +1 day', forward(1, 0)],
    ['clock+2w', forward(14, 0)],
    ['CLOCK +2H', forward(0, 120)],
    ['clock +90m', forward(0, 90)],
    ['clock +30 minutes', forward(0, 30)],
    ['clock 2026-12-01 09:00', { kind: 'clock-to', date: '2026-12-01', time: '09:00' }],
    ['clock 2026-12-01T23:59', { kind: 'clock-to', date: '2026-12-01', time: '23:59' }],
    ['clock 2026-12-01', { kind: 'clock-to', date: '2026-12-01', time: '09:00' }],
    ['clock reset', { kind: 'clock-reset' }],
    ['clock', { kind: 'clock-show' }],
    ['clock 2026-02-30', { kind: 'clock-unclear' }],
    ['clock 2026-12-01 25:00', { kind: 'clock-unclear' }],
    ['clock +99999d', { kind: 'clock-unclear' }],
    ['clock -5d', { kind: 'clock-unclear' }],
    ['clock tomorrow', { kind: 'clock-unclear' }],
  ])('"%s" is understood', (text, command) => {
    expect(commandIn(text)).toEqual(command);
  });

  it.each(['raise a concern', 'help', 'clockwork', 'fact as told', 'please act as cora', 'act assertively', ''])(
    '"%s" is left to the bot',
    (text) => {
      expect(commandIn(text)).toBeUndefined();
    },
  );

  it('is never found in words that begin otherwise', () => {
    fc.assert(fc.property(fc.string(), (text) => commandIn(`x${text}`) === undefined));
  });
});
