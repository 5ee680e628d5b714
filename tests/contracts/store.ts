/** Decides what every store must do, whatever it is made of: the one suite that each of them runs. */
import { describeCommits } from './storeCommits';
import type { Capabilities, MakePlace } from './harness';
import { describeHistory } from './storeHistory';
import { describeOutbox } from './storeOutbox';
import { describeQueries } from './storeQueries';
import { describeRestart, describeSharing } from './storeProcesses';

/** Runs the contract against one kind of store; `capabilities` says which parts can apply to it. */
export function describeStore(name: string, make: MakePlace, capabilities: Capabilities): void {
  describe(`${name} keeps the contract of a store`, () => {
    describe('commits and events', () => {
      describeCommits(make);
    });
    describe('named lists', () => {
      describeQueries(make);
    });
    describe('the outbox', () => {
      describeOutbox(make);
      describeHistory(make);
    });
    if (capabilities.shared)
      describe('several processes', () => {
        describeSharing(make);
      });
    if (capabilities.durable)
      describe('a restart', () => {
        describeRestart(make);
      });
  });
}
