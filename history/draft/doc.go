// Package draft keeps what was typed and is nowhere else yet: forms that were not
// sent, notes that were not saved. It survives a program that is killed and a terminal
// that goes away.
//
// Each window (a running program with screens) has a file of its own below a folder
// beside the history, and a lock that it holds as long as it lives. A window that
// starts takes over the files whose window is gone: it takes their lock, and with its
// first change it writes their drafts into its own file and removes them. So no two
// windows ever have the same draft. A window without drafts has no file, and one that
// only looks writes nothing.
//
// A file is replaced as a whole. What it holds are [safe.Record]s: personal values in
// clear, as in the history, and neither secrets nor one-time values nor proofs. The
// folder and what is in it are for their owner only.
package draft
