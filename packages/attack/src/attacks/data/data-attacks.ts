import type { Attack } from '../../base/attack.ts';
import { secondService } from './second-service.ts';

export const dataAttacks: readonly Attack[] = [secondService];
