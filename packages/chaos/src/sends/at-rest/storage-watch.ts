import type { Count } from '../../base/count.ts';
import type { BrowserTab } from '../tab/browser-tab.ts';
import { countWord, filesWithWord } from './find-words.ts';
import { dumpStorages } from './storage-dump.ts';

/** Searches the browser's whole storage for unencrypted texts of customers. */
export class StorageWatch {
  /** Text that every message of the run contains, and that occurs nowhere else. */
  readonly word = 'heirloom-ring-of-my-aunt';
  readonly #profile: string;
  readonly #tabs: readonly BrowserTab[];
  #looks = 0;
  #hits = 0;
  #mostEntries = 0;
  readonly #files = new Set<string>();

  constructor(profile: string, tabs: readonly BrowserTab[]) {
    this.#profile = profile;
    this.#tabs = tabs;
  }

  async look(): Promise<void> {
    for (const tab of this.#tabs) {
      if (!tab.isOpen) continue;
      const { text, entries } = await tab.run(dumpStorages);
      this.#looks += 1;
      this.#hits += countWord(text, this.word);
      this.#mostEntries = Math.max(this.#mostEntries, entries);
    }
    for (const file of filesWithWord(this.#profile, this.word)) this.#files.add(file);
  }

  get counts(): Count[] {
    const part = 'at rest';
    for (const file of this.#files)
      console.log(`A file of the profile contains a text in clear: ${file}`);
    return [
      { part, name: 'dumps of every storage', value: this.#looks, atLeast: 1 },
      // A dump without entries would prove nothing, because it may have read no storage
      { part, name: 'most entries in a dump', value: this.#mostEntries, atLeast: 1 },
      { part, name: 'texts in clear in a storage', value: this.#hits, atMost: 0 },
      { part, name: 'files of the profile with a text', value: this.#files.size, atMost: 0 },
    ];
  }
}
