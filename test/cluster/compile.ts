import { KUBERNETES } from './cluster';
import { build } from './programs';

/** Compiles the control plane before the tests begin, so that no two of them do. */
export default function compile(): void {
  try {
    build(KUBERNETES);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
