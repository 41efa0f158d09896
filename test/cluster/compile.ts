import { KUBERNETES } from './cluster';
import { build, helmDocs } from './programs';

/** Compiles the programs before the tests begin, so that no two of them do. */
export default function compile(): void {
  try {
    build(KUBERNETES);
    helmDocs();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
