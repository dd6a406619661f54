/// Names to addresses.
package soquete.resolve;
