import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Memory and processor time that a process has used so far. */
export interface ProcessUsage {
  /** Resident memory now, in megabytes. */
  readonly residentMb: number;
  /** Highest resident memory since the process started, in megabytes. Equals `residentMb` outside Linux. */
  readonly peakMb: number;
  /** Processor time of all threads, in milliseconds. */
  readonly cpuMs: number;
}

/** Linux reports processor time in ticks of 10 ms on every architecture, `man 5 proc`. */
const msPerTick = 10;

/** Fields 14 and 15 of /proc/<pid>/stat, counted after the name of the program, which may contain spaces. */
const userTicksField = 11;

/** Reads the usage of a process from /proc, or from `ps` where the system has no /proc. */
export function readUsage(pid: number): ProcessUsage {
  if (process.platform !== 'linux') {
    const fields = execFileSync('ps', ['-o', 'rss=,time=', '-p', String(pid)]).toString();
    const [kilobytes, time = ''] = fields.trim().split(/\s+/);
    const residentMb = Number(kilobytes) / 1024;
    return { residentMb, peakMb: residentMb, cpuMs: milliseconds(time) };
  }
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[userTicksField]) + Number(fields[userTicksField + 1]);
  return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM'), cpuMs: ticks * msPerTick };
}

/** Parses the processor time of `ps`, for example `1-02:03:04` of POSIX or `3:04.56` of macOS. */
export function milliseconds(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse();
  const hoursADay = 24;
  const parts = clock.split(':').map(Number);
  const seconds = parts.reduce((total, part) => total * 60 + part, 0);
  return Math.round((Number(days) * hoursADay * 3600 + seconds) * 1000);
}
