// Publishes releases of invented records for all files of tests and writes
// them into the folder given.
import { cpSync } from 'node:fs';

import { publishDemo } from './program.mjs';

const workplace = publishDemo();
cpSync(workplace.env.ATALAYA_RELEASES, process.argv[2], { recursive: true });
await workplace.stop();
