/// Network interfaces by netdevice(7): names, flags, addresses, by ioctl(2).
package soquete.netdevice;
