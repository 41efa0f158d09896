import { writeFileSync } from 'node:fs';
import { STRUCTS_FILE, structsFile } from './structs';

writeFileSync(STRUCTS_FILE, structsFile());
