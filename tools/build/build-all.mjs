// Everything that a production image holds, built anew into dist/.
import { buildWhatChanged } from '../stack/build.mjs';

await buildWhatChanged({ say: (line) => void process.stdout.write(`${line}\n`) });
