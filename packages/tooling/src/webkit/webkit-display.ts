import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts a virtual display, which picks a free number. */
export async function startDisplay(path: string): Promise<{ child: ChildProcess; name: string }> {
  const arguments_ = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(path, arguments_, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(child.stdio[3]!, 'data')) as [Buffer];
  return { child, name: `:${number.toString().trim()}` };
}

/** Creates a folder with GTK settings that request reduced motion. */
export function createSettingsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tellerkit-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=false\n');
  return folder;
}
