"""Why a unit has its verdict, and the shortest way to a better one: `shortest.shortest_way` finds it, exactly."""
