/// Descriptors in use, deadlines, and threads that wait. Not exported.
package soquete.wait;
