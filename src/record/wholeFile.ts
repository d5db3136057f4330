import fs from 'node:fs';
import path from 'node:path';

/** Writes a file in place of the one before, with the folders on the way to it. Nobody reads half of it. */
export function writeWhole(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Renamed when it is whole
  const unfinished = `${file}.${String(process.pid)}`;
  fs.writeFileSync(unfinished, text);
  fs.renameSync(unfinished, file);
}
