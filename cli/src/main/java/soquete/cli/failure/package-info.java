/// What went wrong: the exit code, and an explanation that teaches.
package soquete.cli.failure;
