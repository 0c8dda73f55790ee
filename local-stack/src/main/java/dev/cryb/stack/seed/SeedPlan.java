package dev.cryb.stack.seed;

/**
 * Who goes where: users fill rooms in order, so many rooms share a server.
 *
 * <p>Users, rooms and servers are counted from 0. The first user of a server owns it.
 */
record SeedPlan(int users, int roomSize, int roomsPerServer) {

    int rooms() {
        return (users + roomSize - 1) / roomSize;
    }

    int servers() {
        return (rooms() + roomsPerServer - 1) / roomsPerServer;
    }

    /** Rooms of one server; in the last one maybe fewer. */
    int roomsOf(int server) {
        return Math.min(roomsPerServer, rooms() - server * roomsPerServer);
    }

    /** The user that founds a server. */
    int owner(int server) {
        return server * roomsPerServer * roomSize;
    }

    int serverOf(int user) {
        return user / roomSize / roomsPerServer;
    }

    /** A user's room among those of its server. */
    int roomOf(int user) {
        return user / roomSize % roomsPerServer;
    }

    boolean isOwner(int user) {
        return owner(serverOf(user)) == user;
    }
}
