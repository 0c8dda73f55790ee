package dev.cryb.stack.seed;

/**
 * Who goes where: users fill rooms in order, ten rooms share a server.
 *
 * <p>Users, rooms and servers are counted from 0. The first user of a server owns it.
 */
record SeedPlan(int users, int roomSize) {

    static final int ROOMS_A_SERVER = 10;

    int rooms() {
        return (users + roomSize - 1) / roomSize;
    }

    int servers() {
        return (rooms() + ROOMS_A_SERVER - 1) / ROOMS_A_SERVER;
    }

    /** Rooms of one server; ten, in the last one maybe fewer. */
    int roomsOf(int server) {
        return Math.min(ROOMS_A_SERVER, rooms() - server * ROOMS_A_SERVER);
    }

    /** The user that founds a server. */
    int owner(int server) {
        return server * ROOMS_A_SERVER * roomSize;
    }

    int serverOf(int user) {
        return user / roomSize / ROOMS_A_SERVER;
    }

    /** A user's room among those of its server. */
    int roomOf(int user) {
        return user / roomSize % ROOMS_A_SERVER;
    }

    boolean isOwner(int user) {
        return owner(serverOf(user)) == user;
    }
}
