/** An error whose message tells the user everything. The command prints it and exits with 2. */
export class CommandError extends Error {}
