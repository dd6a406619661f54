/// Socket options: names, levels and shapes, typed.
package soquete.option;
