/// The commands: their options, their help, and what each of them runs.
package soquete.cli.command;
