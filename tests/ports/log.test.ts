/** Decides that a log names an error without quoting it. */
import { codeOf } from '../../src/ports/log';
import { DeliveryFailed } from '../../src/ports/messenger';
import { VersionConflict } from '../../src/ports/store';

test.each<[string, unknown, string]>([
  ['its code, when it has one', new DeliveryFailed('429', true, false), '429'],
  ['the code of the system', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'ECONNRESET'],
  ['its class, when it has no code', new VersionConflict('concern', 'c1', 1), 'VersionConflict'],
  [
    'its class, when its code reads like a sentence',
    Object.assign(new TypeError('x'), { code: 'Zyxwv was here' }),
    'TypeError',
  ],
  ['its class, when its code is a number', Object.assign(new Error('x'), { code: 500 }), 'Error'],
  [
    'nothing, when its name reads like a sentence',
    Object.assign(new Error('x'), { name: 'Zyxwv was here' }),
    'not-an-error',
  ],
  ['nothing, when it is text', 'Zyxwv', 'not-an-error'],
  ['nothing, when it is null', null, 'not-an-error'],
])('an error is called by %s', (_what, error, code) => {
  expect(codeOf(error)).toBe(code);
});
