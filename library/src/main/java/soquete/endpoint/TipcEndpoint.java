package soquete.endpoint;

/// An end in a TIPC cluster: `struct sockaddr_tipc`, in one of its three forms.
///
/// @see <a href="https://docs.kernel.org/networking/tipc.html">TIPC</a>
public sealed interface TipcEndpoint extends Endpoint {
    /// Seen in the whole cluster.
    int TIPC_CLUSTER_SCOPE = 2;

    /// Seen on this node.
    int TIPC_NODE_SCOPE = 3;

    /// The service of node states, by its older name.
    int TIPC_CFG_SRV = 0;

    /// The service whose instances are the nodes that are up.
    int TIPC_NODE_STATE = 0;

    /// The service that tells which services there are: connect to its instance 1, then send it a
    /// [TipcSubscription].
    int TIPC_TOP_SRV = 1;

    /// The service whose instances are the links that are up.
    int TIPC_LINK_STATE = 2;

    /// The first type of a service that programs may bind.
    int TIPC_RESERVED_TYPES = 64;

    /// Where a bound address is seen: [#TIPC_CLUSTER_SCOPE] or [#TIPC_NODE_SCOPE]. In bind(2) a
    /// negative one takes the binding back.
    ///
    /// @return -128 to 127
    int scope();

    @Override
    default Family family() {
        return Family.AF_TIPC;
    }

    /// One instance of a service: `TIPC_SERVICE_ADDR`. Prints as `tipc:service:18888:17`.
    ///
    /// @param type     the service; those below 64 are reserved
    /// @param instance the instance
    /// @param domain   where a look-up starts: 0 is anywhere in the cluster
    /// @param scope    as [TipcEndpoint#scope]
    record Service(int type, int instance, int domain, int scope) implements TipcEndpoint {
        /// Checks the scope.
        ///
        /// @throws IllegalArgumentException if it is not in -128 to 127
        public Service {
            TipcText.checkScope(scope);
        }

        /// `tipc:service:18888:17`
        @Override
        public String toString() {
            return TipcText.print(this);
        }
    }

    /// A range of instances of a service: `TIPC_SERVICE_RANGE`, to bind, or to send to all of
    /// them. Prints as `tipc:range:18888:0:99,scope=2`.
    ///
    /// @param type  the service
    /// @param lower the first instance
    /// @param upper the last instance
    /// @param scope as [TipcEndpoint#scope]
    record Range(int type, int lower, int upper, int scope) implements TipcEndpoint {
        /// Checks the scope.
        ///
        /// @throws IllegalArgumentException if it is not in -128 to 127
        public Range {
            TipcText.checkScope(scope);
        }

        /// `tipc:range:18888:0:99,scope=2`
        @Override
        public String toString() {
            return TipcText.print(this);
        }
    }

    /// One socket: `TIPC_SOCKET_ADDR`. Prints as `tipc:socket:3003001:16781313`.
    ///
    /// @param ref   the socket's reference
    /// @param node  its node
    /// @param scope as [TipcEndpoint#scope]
    record SocketId(int ref, int node, int scope) implements TipcEndpoint {
        /// Checks the scope.
        ///
        /// @throws IllegalArgumentException if it is not in -128 to 127
        public SocketId {
            TipcText.checkScope(scope);
        }

        /// `tipc:socket:3003001:16781313`
        @Override
        public String toString() {
            return TipcText.print(this);
        }
    }
}
