package soquete.option;

import soquete.endpoint.InetEndpoint;

/// The two ends of a subflow of a Multipath TCP connection: `struct mptcp_subflow_addrs`.
///
/// @param local  this end
/// @param remote the peer's
public record MptcpSubflowAddrs(InetEndpoint local, InetEndpoint remote) {}
