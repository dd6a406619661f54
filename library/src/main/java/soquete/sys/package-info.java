/// The one door to the kernel, system call numbers and struct codecs. Not exported.
package soquete.sys;
