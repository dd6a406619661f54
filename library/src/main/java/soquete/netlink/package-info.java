/// Talking to the kernel: netlink(7), and on it rtnetlink(7) and sock_diag(7).
package soquete.netlink;
