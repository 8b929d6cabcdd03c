import type { Attack } from '../../base/attack.ts';
import { failOver } from './fail-over.ts';
import { secondService } from './second-service.ts';

export const dataAttacks: readonly Attack[] = [failOver, secondService];
