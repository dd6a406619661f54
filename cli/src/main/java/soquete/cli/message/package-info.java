/// The words of the tool, in English and Portuguese.
package soquete.cli.message;
